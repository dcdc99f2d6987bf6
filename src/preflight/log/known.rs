use crate::okta::system_log::LogTarget;
use crate::preflight::hashes::{Hashes, hash};
use crate::text::shown;

/// How much of a name is kept.
const LONGEST: usize = 256;

/// An app of the log.
#[derive(Clone, Debug, Default)]
pub(super) struct App {
    pub(super) id: String,
    pub(super) label: String,
}

/// A person of the log, in one app.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) app: u32,
    pub(super) login: String,
    pub(super) name: String,
}

/// Apps and people, each once, however their events name them.
#[derive(Debug, Default)]
pub(super) struct Directory {
    pub(super) apps: Vec<App>,
    pub(super) people: Vec<Known>,
    keys: Hashes,
}

/// What kind of name a key is.
#[derive(Clone, Copy)]
enum Key {
    AppId = 1,
    AppLabel,
    UserId,
    AppUserId,
    Login,
    Name,
}

impl Key {
    /// The hash of a name of the kind, within an app; letter case makes no difference for a login.
    fn hash(self, app: u32, name: &str) -> u64 {
        let lead = app.to_le_bytes().into_iter().chain([self as u8]);
        hash(lead.chain(name.bytes().map(|byte| byte.to_ascii_lowercase())))
    }
}

impl Directory {
    /// The app of a target, by its id, or by its label where it has none.
    pub(super) fn app(&mut self, target: &LogTarget<'_>) -> u32 {
        let label =
            [&target.display_name, &target.alternate_id].into_iter().find(|it| !it.is_empty());
        let label = label.map_or("", |label| &**label);
        let keys = [(Key::AppId, &*target.id), (Key::AppLabel, label)];
        let [by_id, by_label] = keys.map(|(key, name)| (key.hash(0, name), name));
        let number = self.apps.len() as u32 + 1;
        let known =
            if by_id.1.is_empty() { self.keys.owner(by_label.0) } else { self.keys.owner(by_id.0) };
        if let Some(known) = known {
            return known - 1;
        }
        // A sentence may have named the app by its label before.
        let unnamed = self.keys.owner(by_label.0).map(|known| known - 1);
        if let Some(known) = unnamed
            && let Some(app) = self.apps.get_mut(known as usize)
            && app.id.is_empty()
            && !label.is_empty()
        {
            app.id = kept(by_id.1);
            self.keys.first(by_id.0, known + 1);
            return known;
        }
        self.apps.push(App { id: kept(by_id.1), label: kept(label) });
        if !by_id.1.is_empty() {
            self.keys.first(by_id.0, number);
        }
        self.keys.first(by_label.0, number);
        number - 1
    }

    /// The person of two targets; nobody where no name is given.
    pub(super) fn person(
        &mut self,
        app: u32,
        user: &LogTarget<'_>,
        app_user: &LogTarget<'_>,
    ) -> Option<u32> {
        let login =
            [&user.alternate_id, &app_user.alternate_id].into_iter().find(|it| !it.is_empty());
        let login = login.map_or("", |login| &**login);
        let name =
            [&user.display_name, &app_user.display_name].into_iter().find(|it| !it.is_empty());
        let name = name.map_or("", |name| &**name);
        let keys = [
            (Key::UserId, &*user.id),
            (Key::AppUserId, &*app_user.id),
            (Key::Login, login),
            // Two people may be called the same, so that a name counts only where there is no more.
            (Key::Name, if login.is_empty() { name } else { "" }),
        ];
        let keys = keys.map(|(key, name)| (!name.is_empty()).then(|| key.hash(app, name)));
        let number = self.people.len() as u32 + 1;
        let owner = keys.into_iter().flatten().find_map(|key| self.keys.owner(key));
        let is_new = owner.is_none();
        let owner = owner.unwrap_or(number);
        for key in keys.into_iter().flatten() {
            self.keys.first(key, owner);
        }
        if is_new {
            keys.into_iter().flatten().next()?;
            self.people.push(Known { app, login: kept(login), name: kept(name) });
            return Some(number - 1);
        }
        let known = self.people.get_mut(owner as usize - 1)?;
        for (place, given) in [(&mut known.login, login), (&mut known.name, name)] {
            if place.is_empty() {
                *place = kept(given);
            }
        }
        Some(owner - 1)
    }

    /// What tells one login from another; 0 for none.
    pub(super) fn login_mark(login: &str) -> u32 {
        if login.is_empty() { 0 } else { Key::Login.hash(0, login) as u32 | 1 }
    }
}

impl App {
    /// The app as sentences name it: its label, else its id.
    pub(super) fn title(&self) -> Option<String> {
        let name = if self.label.is_empty() { &self.id } else { &self.label };
        (!name.is_empty()).then(|| shown(name))
    }
}

fn kept(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
