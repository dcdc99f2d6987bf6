//! Writes Terraform's language as `terraform fmt` lays it out.

use super::quote;

/// A configuration that grows from top to bottom.
#[derive(Default)]
pub(super) struct Hcl {
    text: String,
    depth: usize,
}

/// A name and the expression behind its equals sign.
pub(super) type Attribute<'a> = (&'a str, String);

impl Hcl {
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A remark on a line of its own.
    pub(super) fn comment(&mut self, text: &str) -> &mut Self {
        let sign = if text.is_empty() { "#" } else { "# " };
        self.line(&[sign, text])
    }

    /// An empty line.
    pub(super) fn gap(&mut self) -> &mut Self {
        self.text.push('\n');
        self
    }

    /// Attributes that stand together: their equals signs are one below the other.
    pub(super) fn attributes(&mut self, attributes: &[Attribute<'_>]) -> &mut Self {
        let width = attributes.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
        for (name, value) in attributes {
            self.line(&[name, &" ".repeat(width - name.len()), " = ", value]);
        }
        self
    }

    /// A block, or an object behind `name =`, with what a function writes into it.
    pub(super) fn block(&mut self, header: &str, inside: impl FnOnce(&mut Self)) -> &mut Self {
        self.line(&[header, " {"]);
        let start = self.text.len();
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        if self.text.len() == start {
            // An empty block stays on its line.
            self.text.pop();
            self.text.push('}');
            return self.gap();
        }
        self.line(&["}"])
    }

    fn line(&mut self, pieces: &[&str]) -> &mut Self {
        self.text.push_str(&"  ".repeat(self.depth));
        self.text.push_str(&pieces.concat());
        self.gap()
    }
}

/// A text as an expression.
pub(super) fn text(text: &str) -> String {
    quote::hcl(text)
}

/// An expression that is written as it is, such as a reference.
pub(super) fn plain(expression: &str) -> String {
    expression.to_owned()
}

/// A list of texts.
pub(super) fn list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.map(text).collect();
    crate::sentence!("[", texts.join(", "), "]")
}
