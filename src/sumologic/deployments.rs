use serde::Serialize;

/// When the table below was last compared with its sources.
const CHECKED: &str = "2026-11-23";

/// What came after the host in the address that Okta wants.
pub(crate) const SCIM_PATH: &str = "/api/v1/scim/";

/// Whether a deployment can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum DeploymentStatus {
    /// In Sumo Logic's present table.
    Current,
    /// Was in the table once and has been shut down.
    Retired,
    /// A working name that was published before the deployment got its own.
    Draft,
    /// A code that some write into host names although the hosts do not have it.
    Label,
    /// Named by somebody else, in no table of Sumo Logic.
    Unlisted,
    /// Sumo Logic's own, not for customers.
    Internal,
}

/// One row of the table; the hosts follow from its label.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) code: &'static str,
    /// What stands before `sumologic.com` in its hosts; empty for US1.
    pub(crate) label: &'static str,
    region: &'static str,
    aws_region: &'static str,
    pub(crate) status: DeploymentStatus,
    /// The code of the deployment that is meant, where this one cannot be used.
    meant: &'static str,
    pub(crate) note: &'static str,
    source: &'static str,
}

const TABLE: &str = "Sumo Logic, API endpoints by deployment";

macro_rules! table {
    ($($code:literal $label:literal $region:literal $aws:literal $status:ident $meant:literal
       $note:expr, $source:expr;)+) => {
        &[$(Row {
            code: $code, label: $label, region: $region, aws_region: $aws,
            status: DeploymentStatus::$status, meant: $meant, note: $note, source: $source,
        }),+]
    };
}

/// Current ones first, so that a code finds the deployment and not its namesake.
#[rustfmt::skip]
static ROWS: &[Row] = table! {
    "AU" "au" "Asia Pacific (Sydney)" "ap-southeast-2" Current "" "", TABLE;
    "CA" "ca" "Canada (Central)" "ca-central-1" Current "" "", TABLE;
    "CH" "ch" "Switzerland (Zurich)" "eu-central-2" Current "" "", TABLE;
    "DE" "de" "EU (Frankfurt)" "eu-central-1" Current "" "", TABLE;
    "ESC" "esc" "AWS European Sovereign Cloud" "eusc-de-east-1" Current ""
        "Sumo Logic documents the API host; the login host follows from the pattern of the others.",
        "Sumo Logic, SCIM User Management APIs";
    "EU" "eu" "EU (Ireland)" "eu-west-1" Current "" "", TABLE;
    "FED" "fed" "US East (N. Virginia), FedRAMP Moderate" "us-east-1" Current "" "", TABLE;
    "JP" "jp" "Asia Pacific (Tokyo)" "ap-northeast-1" Current "" "", TABLE;
    "KR" "kr" "Asia Pacific (Seoul)" "ap-northeast-2" Current "" "", TABLE;
    "US1" "" "US East (N. Virginia)" "us-east-1" Current ""
        "Its hosts carry no code: api.sumologic.com.", TABLE;
    "US2" "us2" "US West (Oregon)" "us-west-2" Current "" "", TABLE;
    "IN" "in" "Asia Pacific (Mumbai)" "ap-south-1" Retired ""
        "The Mumbai deployment left Sumo Logic's table in April 2025; its accounts were moved one by one.",
        "Sumo Logic documentation, changes of April 2025";
    "ZRH" "zrh" "Switzerland (Zurich)" "eu-central-2" Draft "CH"
        "ZRH was a working name of October 2025; the Zurich deployment is CH.",
        "Sumo Logic documentation, draft of October 2025; Sumo Logic's Terraform provider";
    "US1" "us1" "US East (N. Virginia)" "us-east-1" Label "US1"
        "The hosts of US1 carry no code: api.sumologic.com.", "Sumo Logic, OpenAPI description";
    "US4" "us4" "" "" Unlisted ""
        "us4 stands in a Microsoft tutorial, but in no table of Sumo Logic.",
        "Microsoft, Sumo Logic SSO tutorial";
    "STAG" "stag" "" "" Internal "" "A staging system of Sumo Logic.",
        "Sumo Logic, Terraform modules";
    "LONG" "long" "" "" Internal "" "A test system of Sumo Logic.",
        "Sumo Logic, Terraform modules";
};

/// A deployment of Sumo Logic, with every host that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(rename_all = "camelCase")]
pub struct Deployment {
    /// Its code: `US2`.
    pub code: &'static str,
    /// Its region as Sumo Logic names it; empty where nobody has said.
    pub region: &'static str,
    /// The AWS region; empty where nobody has said.
    pub aws_region: &'static str,
    /// Whether it can be used.
    pub status: DeploymentStatus,
    /// The host of the web pages and of SAML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_host: Option<String>,
    /// The host of the APIs, SCIM among them.
    pub api_host: String,
    /// The page of its API documentation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docs_url: Option<String>,
    /// The host that installed collectors talk to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collectors_host: Option<String>,
    /// The host that OpenTelemetry collectors talk to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_collectors_host: Option<String>,
    /// The host that takes syslog.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub syslog_host: Option<String>,
    /// The hosts of HTTP sources, with `*` for a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint_host_pattern: Option<String>,
    /// The SCIM base URL to enter in Okta; absent where the deployment cannot be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scim_base_url: Option<String>,
    /// What else to know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'static str>,
    /// Where it is written.
    pub source: &'static str,
    /// The day on which the row was compared with its source.
    pub checked: &'static str,
}

impl Row {
    /// The label as it stands in a host, with its dot.
    pub(crate) fn dotted(&self) -> String {
        if self.label.is_empty() { String::new() } else { crate::sentence!(self.label, ".") }
    }

    /// The host with this name in front: `api` gives `api.us2.sumologic.com`.
    pub(crate) fn host(&self, name: &str) -> String {
        crate::sentence!(name, ".", self.dotted(), "sumologic.com")
    }

    /// The deployment to use instead of this one, or itself; none where nobody can say.
    pub(crate) fn usable(&'static self) -> Option<&'static Row> {
        match self.status {
            DeploymentStatus::Current => Some(self),
            _ => by_code(self.meant),
        }
    }

    /// The SCIM base URL, where the deployment is a current one.
    pub(crate) fn scim_base_url(&self) -> Option<String> {
        (self.status == DeploymentStatus::Current)
            .then(|| crate::sentence!("https://", self.host("api"), SCIM_PATH))
    }

    /// The row as it leaves the crate.
    pub(crate) fn deployment(&self) -> Deployment {
        let internal = self.status == DeploymentStatus::Internal;
        let public = |name: &str| (!internal).then(|| self.host(name));
        let syslog = if self.label.is_empty() {
            Some(String::from("syslog.collection.us1.sumologic.com"))
        } else {
            public("syslog.collection")
        };
        Deployment {
            code: self.code,
            region: self.region,
            aws_region: self.aws_region,
            status: self.status,
            login_host: public("service"),
            api_host: public("api")
                .unwrap_or_else(|| crate::sentence!(self.label, "-api.sumologic.net")),
            docs_url: public("api").map(|host| crate::sentence!("https://", host, "/docs/")),
            collectors_host: public("collectors"),
            open_collectors_host: public("open-collectors"),
            syslog_host: syslog,
            endpoint_host_pattern: public("endpoint*.collection"),
            scim_base_url: self.scim_base_url(),
            note: Some(self.note).filter(|note| !note.is_empty()),
            source: self.source,
            checked: CHECKED,
        }
    }
}

/// The row of a code in any letter case, current ones first.
pub(crate) fn by_code(code: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.code.eq_ignore_ascii_case(code))
}

/// The row of the label in a host name, in lower case; the empty label is US1.
pub(crate) fn by_label(label: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.label == label)
}

/// The only current deployment in an AWS region, or with this label but for its hyphens.
pub(crate) fn by_region(name: &str) -> Option<&'static Row> {
    let label = name.replace('-', "");
    let mut rows = ROWS.iter().filter(|row| {
        let named = row.aws_region == name || !label.is_empty() && row.label == label;
        row.status == DeploymentStatus::Current && named
    });
    rows.next().filter(|_| rows.next().is_none())
}

/// All deployments: the current ones, then retired, draft and other names that turn up.
///
/// Source: Sumo Logic, "API endpoints by deployment" and "SCIM User Management APIs".
///
/// ```
/// use scim_preflight::sumologic::{DeploymentStatus, deployments};
/// let all = deployments();
/// let current = all.iter().filter(|one| one.status == DeploymentStatus::Current);
/// assert_eq!(current.count(), 11);
/// ```
#[must_use]
pub fn deployments() -> Vec<Deployment> {
    ROWS.iter().map(Row::deployment).collect()
}

/// The SCIM base URL of a current deployment, by its code in any letter case.
///
/// Source: Sumo Logic, "SCIM User Management APIs".
///
/// ```
/// use scim_preflight::sumologic::scim_base_url;
/// assert_eq!(scim_base_url("us2").as_deref(), Some("https://api.us2.sumologic.com/api/v1/scim/"));
/// assert_eq!(scim_base_url("ZRH"), None);
/// ```
#[must_use]
pub fn scim_base_url(code: &str) -> Option<String> {
    by_code(code.trim()).and_then(Row::scim_base_url)
}
