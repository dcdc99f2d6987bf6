//! Commands that read two users, as Okta's connector test does.
//!
//! The secret is asked for without being shown, and is neither in the history of the shell nor in
//! the list of processes.

use super::plan::{Authentication, Plan};
use super::{Commands, quote};
use crate::sentence;

/// The query of Okta's connector test.
const QUERY: &str = "Users?startIndex=1&count=2";

const ANSWERS: &str =
    "# 200: base URL and access key are right. 401: wrong key, or the key of another deployment.
# 301: wrong deployment. 403: the key may not manage users and roles. 404: wrong path.
";

const CURL: [(Authentication, &str); 2] = [
    (
        Authentication::HttpHeader,
        "SUMO_TOKEN=$(printf '%s' \"$SUMO_ACCESS_ID:$SUMO_ACCESS_KEY\" | base64 | tr -d '\\n')
printf 'header = \"Authorization: Bearer %s\"\\n' \"$SUMO_TOKEN\" |
",
    ),
    (
        Authentication::Basic,
        "printf 'user = \"%s:%s\"\\n' \"$SUMO_ACCESS_ID\" \"$SUMO_ACCESS_KEY\" |
",
    ),
];

const ASK_SHELL: &str = "printf 'Access ID: '; read -r SUMO_ACCESS_ID
printf 'Access key: '; stty -echo; read -r SUMO_ACCESS_KEY; stty echo; echo
";

const ASK_POWERSHELL: &str = "$accessId = Read-Host 'Access ID'
$accessKey = Read-Host 'Access key' -AsSecureString
$accessKey = [Net.NetworkCredential]::new('', $accessKey).Password
$token = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(\"$accessId`:$accessKey\"))
";

pub(super) fn commands(plan: &Plan) -> Commands {
    let url = sentence!(plan.base_url.text, QUERY);
    let credentials = CURL.iter().find(|(mode, _)| *mode == plan.authentication);
    let credentials = credentials.map_or("", |(_, lines)| lines);
    let scheme = match plan.authentication {
        Authentication::HttpHeader => "Bearer",
        Authentication::Basic => "Basic",
    };
    Commands {
        curl: sentence!(
            ANSWERS,
            ASK_SHELL,
            credentials,
            "  curl --config - --silent --show-error --include --header 'Accept: application/scim+json' \\\n    ",
            quote::shell(&url),
            "\nunset SUMO_ACCESS_ID SUMO_ACCESS_KEY SUMO_TOKEN\n"
        ),
        powershell: sentence!(
            ANSWERS,
            ASK_POWERSHELL,
            "Invoke-RestMethod -Uri ",
            quote::powershell(&url),
            " -MaximumRedirection 0 -Headers @{\n  Accept = 'application/scim+json'\n  Authorization = \"",
            scheme,
            " $token\"\n}\nRemove-Variable accessId, accessKey, token\n"
        ),
    }
}
