//! Reads the rule book, `docs/rules/<group>.md`: one section a rule, its examples in fences.
//!
//! ````md
//! ## `schemas.missing`
//!
//! Prose: what, why, what to do.
//!
//! ```json bad direction=create
//! {"userName": "a"}
//! ```
//!
//! ```json good
//! …
//! ```
//!
//! ```json fixed
//! …
//! ```
//! ````
//!
//! The first word behind the language says what the example is: `bad` yields that very rule and
//! nothing else, unless `also=other.rule,…` names what cannot be parted from it; `good` yields
//! nothing; `fixed` is the nearest bad example above with the rule's fix applied. The other words
//! are options of the check; `input=` says which check (default `payload`). A fence `with as=http`
//! (or `as=previous`, `as=schemas`, `as=now`) holds an option that is too long for one line, for
//! all examples of the section that come after it, until another of the same name. A fence in the
//! language `json` for an input that is plain text, and a fence in the language `string` for any
//! input, holds the text as a JSON string, so that invisible characters can be written as escapes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) group: String,
    pub(crate) rule: String,
    pub(crate) prose: String,
    pub(crate) examples: Vec<Example>,
}

#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) place: String,
    pub(crate) language: String,
    pub(crate) role: String,
    pub(crate) options: BTreeMap<String, String>,
    pub(crate) text: String,
    /// The options that are texts of their own, by name.
    pub(crate) context: BTreeMap<String, String>,
}

impl Example {
    pub(crate) fn option(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(String::as_str)
    }

    pub(crate) fn input(&self) -> &str {
        self.option("input").unwrap_or("payload")
    }
}

pub(crate) fn read() -> Vec<Section> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    files.iter().flat_map(|file| sections(file)).collect()
}

fn sections(file: &Path) -> Vec<Section> {
    let group = file.file_stem().unwrap().to_string_lossy().into_owned();
    let text = fs::read_to_string(file).unwrap();
    let mut sections: Vec<Section> = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            let rule = title.trim().trim_matches('`').to_owned();
            sections.push(Section {
                group: group.clone(),
                rule,
                prose: String::new(),
                examples: Vec::new(),
            });
        } else if let Some(info) = line.strip_prefix("```") {
            let body: Vec<&str> =
                lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            let section = sections.last_mut().expect("an example before the first section");
            let mut example = example(&format!("{group}.md:{}", number + 1), info, &body);
            if let Some(before) = section.examples.last() {
                example.context.clone_from(&before.context);
            }
            if example.role == "with" {
                let name = example.option("as").expect("a context without a name").to_owned();
                example.context.insert(name, example.text.clone());
            }
            section.examples.push(example);
        } else if let Some(section) = sections.last_mut() {
            section.prose.push_str(line);
            section.prose.push('\n');
        }
    }
    sections
}

fn example(place: &str, info: &str, body: &[&str]) -> Example {
    let mut words = info.split_whitespace();
    let language = words.next().unwrap_or_default().to_owned();
    let role = words.next().unwrap_or_default().to_owned();
    let options = words
        .map(|word| {
            let (name, value) = word.split_once('=').unwrap_or((word, "true"));
            (name.to_owned(), value.to_owned())
        })
        .collect();
    Example {
        place: place.to_owned(),
        language,
        role,
        options,
        text: body.join("\n"),
        context: BTreeMap::new(),
    }
}
