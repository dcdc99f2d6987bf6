//! Reads a setup as it comes from JavaScript.

use super::form::{
    General, Integration, KeyFacts, Pasted, SamlConfiguration, Setup, SignOn, SumoLogicSide, ToApp,
    ToOkta,
};
use crate::json::{Node, NodeKind};
use crate::okta::MappingMode;

/// Reads the members of one screen; what is not there or of another type is absent.
#[derive(Clone, Copy)]
struct Screen<'d>(Node<'d>);

impl Screen<'_> {
    fn part<T>(self, name: &str, read: impl FnOnce(Self) -> T) -> Option<T> {
        let node = self.0.member(name)?;
        (node.kind() == NodeKind::Object).then(|| read(Screen(node)))
    }

    fn text(self, name: &str) -> Option<String> {
        Some(self.0.member(name)?.text()?.into_owned())
    }

    fn flag(self, name: &str) -> Option<bool> {
        self.0.member(name)?.boolean()
    }

    fn days(self, name: &str) -> Option<u32> {
        self.0.member(name)?.number()?.as_i64(self.0.bytes())?.try_into().ok()
    }

    fn list(self, name: &str) -> Option<Vec<String>> {
        let list = self.0.member(name).filter(|list| list.kind() == NodeKind::Array)?;
        // What is no string keeps its place, so that the pointers of the others are right.
        Some(list.elements().map(|entry| entry.text().unwrap_or_default().into_owned()).collect())
    }
}

impl Setup {
    /// Reads a setup from a JSON object; what is not known is left out.
    #[must_use]
    pub fn from_json(node: Node<'_>) -> Self {
        let setup = Screen(node);
        let pasted = node.member("pasted").into_iter().flat_map(Node::elements);
        Self {
            now: setup.text("now"),
            mode: node.member("mode").and_then(MappingMode::from_json),
            sumo_logic: setup.part("sumoLogic", SumoLogicSide::read),
            general: setup.part("general", General::read),
            integration: setup.part("integration", Integration::read),
            to_app: setup.part("toApp", ToApp::read),
            to_okta: setup.part("toOkta", ToOkta::read),
            sign_on: setup.part("signOn", SignOn::read),
            pasted: pasted.map(Pasted::from_json).collect(),
        }
    }
}

impl SumoLogicSide {
    fn read(screen: Screen<'_>) -> Self {
        Self {
            login_url: screen.text("loginUrl"),
            deployment: screen.text("deployment"),
            roles: screen.list("roles"),
            saml: screen.part("saml", SamlConfiguration::read),
            access_key: screen.part("accessKey", KeyFacts::read),
        }
    }
}

impl SamlConfiguration {
    fn read(screen: Screen<'_>) -> Self {
        Self {
            assertion_consumer_url: screen.text("assertionConsumerUrl"),
            entity_id: screen.text("entityId"),
            issuer: screen.text("issuer"),
            on_demand_provisioning: screen.flag("onDemandProvisioning"),
            roles_attribute: screen.text("rolesAttribute"),
            require_sign_in: screen.flag("requireSignIn"),
        }
    }
}

impl KeyFacts {
    fn read(screen: Screen<'_>) -> Self {
        Self {
            access_id: screen.text("accessId"),
            access_key: screen.text("accessKey"),
            owner: screen.text("owner"),
            owner_kind: screen.text("ownerKind"),
            created: screen.text("created"),
            last_used: screen.text("lastUsed"),
            scopes: screen.list("scopes"),
            lifetime_days: screen.days("lifetimeDays"),
            unused_days: screen.days("unusedDays"),
        }
    }
}

impl General {
    fn read(screen: Screen<'_>) -> Self {
        Self {
            app_name: screen.text("appName"),
            sign_on_method: screen.text("signOnMethod"),
            provisioning: screen.text("provisioning"),
            status: screen.text("status"),
        }
    }
}

impl Integration {
    fn read(screen: Screen<'_>) -> Self {
        Self {
            base_url: screen.text("baseUrl"),
            unique_identifier: screen.text("uniqueIdentifier"),
            supported_actions: screen.list("supportedActions"),
            authentication_mode: screen.text("authenticationMode"),
            username: screen.text("username"),
            password: screen.text("password"),
            authorization: screen.text("authorization"),
        }
    }
}

impl ToApp {
    fn read(screen: Screen<'_>) -> Self {
        Self {
            create_users: screen.flag("createUsers"),
            update_user_attributes: screen.flag("updateUserAttributes"),
            deactivate_users: screen.flag("deactivateUsers"),
            sync_password: screen.flag("syncPassword"),
        }
    }
}

impl ToOkta {
    fn read(screen: Screen<'_>) -> Self {
        Self {
            scheduled_import: screen.flag("scheduledImport"),
            auto_confirm_new_users: screen.flag("autoConfirmNewUsers"),
            profile_sourcing: screen.flag("profileSourcing"),
        }
    }
}

impl SignOn {
    fn read(screen: Screen<'_>) -> Self {
        Self {
            sso_url: screen.text("ssoUrl"),
            audience_uri: screen.text("audienceUri"),
            recipient: screen.text("recipient"),
            destination: screen.text("destination"),
            name_id_format: screen.text("nameIdFormat"),
            application_username: screen.text("applicationUsername"),
            group_attributes: screen.list("groupAttributes"),
        }
    }
}

impl Pasted {
    /// Reads a pasted text: an object with `text` and perhaps `name`, or the text alone. JSON that
    /// has been parsed already counts as its own text.
    fn from_json(node: Node<'_>) -> Self {
        let text = node.member("text").unwrap_or(node);
        let source = || String::from_utf8_lossy(text.source()).into_owned();
        Self {
            name: node.member("name").and_then(Node::text).map(Into::into),
            text: text.text().map_or_else(source, Into::into),
        }
    }
}
