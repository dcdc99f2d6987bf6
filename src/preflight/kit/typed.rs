//! The setup as if it had been entered, for `checkSetup`.

use super::plan::{Address, Authentication, Plan};
use crate::okta::application::{EMAIL_NAME_ID, EMAIL_USERNAME};
use crate::preflight::setup::{
    General, Integration, SamlConfiguration, Setup, SignOn, SumoLogicSide, ToApp, ToOkta,
};

const ACTIONS: [&str; 3] =
    ["Import New Users and Profile Updates", "Push New Users", "Push Profile Updates"];

pub(super) fn typed(plan: &Plan) -> Setup {
    Setup {
        mode: Some(plan.mode),
        sumo_logic: Some(sumo_logic(plan)),
        general: Some(General {
            app_name: Some(plan.app.clone()),
            sign_on_method: Some("SAML 2.0".to_owned()),
            provisioning: Some("SCIM".to_owned()),
            status: Some("ACTIVE".to_owned()),
        }),
        integration: Some(integration(plan)),
        to_app: Some(ToApp {
            create_users: Some(true),
            update_user_attributes: Some(true),
            deactivate_users: Some(true),
            sync_password: Some(false),
        }),
        to_okta: Some(ToOkta {
            scheduled_import: Some(true),
            auto_confirm_new_users: Some(false),
            profile_sourcing: Some(false),
        }),
        sign_on: Some(SignOn {
            sso_url: known(&plan.assertion_consumer_url),
            audience_uri: known(&plan.entity_id),
            name_id_format: Some(EMAIL_NAME_ID.to_owned()),
            application_username: Some(EMAIL_USERNAME.to_owned()),
            group_attributes: Some(Vec::new()),
            ..SignOn::default()
        }),
        ..Setup::default()
    }
}

fn sumo_logic(plan: &Plan) -> SumoLogicSide {
    SumoLogicSide {
        deployment: plan.deployment.as_ref().map(|deployment| deployment.code.to_owned()),
        roles: Some(plan.roles.rows.iter().map(|row| row.value.clone()).collect()),
        saml: Some(SamlConfiguration {
            assertion_consumer_url: known(&plan.assertion_consumer_url),
            entity_id: known(&plan.entity_id),
            on_demand_provisioning: Some(false),
            roles_attribute: Some(String::new()),
            ..SamlConfiguration::default()
        }),
        ..SumoLogicSide::default()
    }
}

fn integration(plan: &Plan) -> Integration {
    let mode = match plan.authentication {
        Authentication::HttpHeader => "http-header",
        Authentication::Basic => "basic",
    };
    Integration {
        base_url: known(&plan.base_url),
        unique_identifier: Some("userName".to_owned()),
        supported_actions: Some(ACTIONS.map(str::to_owned).into()),
        authentication_mode: Some(mode.to_owned()),
        ..Integration::default()
    }
}

fn known(address: &Address) -> Option<String> {
    address.known.then(|| address.text.clone())
}
