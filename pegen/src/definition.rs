//! The definition of a language: its files, read, laid over each other, checked and analysed.
//!
//! In come texts ([`Definition`]), out comes a [`Model`], or everything that is wrong with them.

use crate::action::{Declarations, Schema, Type, declarations};
use crate::analysis::{
    Analysis, analyse, named_tokens, nested_cuts, statement_words, tokens_without_layout,
    unknown_parts,
};
use crate::asdl::{self, Asdl};
use crate::diagnostic::{Checked, Diagnostic, FileId, Files, Severity, Span};
use crate::gram::{self, GrammarFile};
use crate::language::{self, Identity, Programs};
use crate::model::{Grammar, RuleId, Token, resolve_for_trees, resolve_rules};
use crate::opcodes::{self, Opcodes};
use crate::operands::{self, Operands};
use crate::operators::{self, Operators};
use crate::overlay;
use crate::plan::{Plan, plan};
use crate::template;
use crate::tokens::{self, Tokens};

mod fingerprint;

pub use fingerprint::{FILE_NAMES, Fingerprint};

/// That of the whole base language, as it was when this was built: the generated files of its build have the same.
pub const BASE: Fingerprint = Fingerprint::of_digits(env!("PEGEN_BASE"));

/// The rules that an input can begin with.
pub const START_RULES: [&str; 4] = ["file", "interactive", EXPRESSION, "func_type"];

/// The one of them whose input is one expression.
const EXPRESSION: &str = "eval";

/// How many of [`FILE_NAMES`], the first, say what is parsed and to which tree.
const PARSED_BY: usize = 4;

/// The files that a layer with a `language.toml` has in the place of those below it. Its nodes are in the place of others
/// if their module has another name.
const BEGUN_ANEW: [&str; 2] = ["python.gram", "Tokens"];

/// The texts of a language: a layer with all files, and layers with some over it.
#[derive(Debug, Clone, Default)]
pub struct Definition {
    pub files: Files,
    layers: Vec<Layer>,
}

/// The files of one folder, in the order of [`FILE_NAMES`].
type Layer = [Option<FileId>; FILE_NAMES.len()];

/// A language, understood.
#[derive(Debug, Clone)]
pub struct Model {
    pub identity: Identity,
    pub tokens: Tokens,
    pub asdl: Asdl,
    pub operands: Operands,
    pub opcodes: Opcodes,
    pub operators: Operators,
    pub grammar: Grammar,
    pub analysis: Analysis,
    /// That of its [`Definition`].
    pub fingerprint: Fingerprint,
    pub whole_fingerprint: Fingerprint,
}

/// A grammar that is run for its trees.
#[derive(Debug)]
pub struct TreeModel {
    pub tokens: Tokens,
    pub programs: Programs,
    pub grammar: Grammar,
    pub plan: Plan,
    pub start: RuleId,
}

/// The texts of `grammar/`, in the order of [`FILE_NAMES`].
const TEXTS: [&str; FILE_NAMES.len()] = [
    include_str!("../../grammar/python.gram"),
    include_str!("../../grammar/Tokens"),
    include_str!("../../grammar/Python.asdl"),
    include_str!("../../grammar/actions.toml"),
    include_str!("../../grammar/operands.toml"),
    include_str!("../../grammar/opcodes.toml"),
    include_str!("../../grammar/operators.toml"),
    include_str!("../../grammar/language.toml"),
];

impl Definition {
    /// A definition without files.
    pub fn new() -> Definition {
        Definition::default()
    }

    /// The base language, as it was when this was built.
    pub fn base() -> Definition {
        let mut definition = Definition::new();
        let mut layer = Layer::default();
        for (place, text) in TEXTS.into_iter().enumerate() {
            layer[place] =
                Some(definition.files.add(format!("grammar/{}", FILE_NAMES[place]), text));
        }
        definition.layers.push(layer);
        definition
    }

    /// Whether every file is the base language's own.
    pub fn is_base(&self) -> bool {
        self.layers.len() == 1 && self.stands_on_base()
    }

    /// Whether the files of the lowest layer are those of `grammar/`.
    fn stands_on_base(&self) -> bool {
        self.layers.first().is_some_and(|lowest| {
            let texts = lowest.iter().map(|file| file.map(|file| self.files.text(file)));
            texts.eq(TEXTS.map(Some))
        })
    }

    /// The texts of all layers, the lowest first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().flatten().flatten().map(|file| self.files.text(*file))
    }

    /// The fingerprint of the language. Which file a text is counts, and which layer it is of.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint_of(PARSED_BY)
    }

    /// The same of all files: what decides what a program of the language compiles to.
    pub fn whole_fingerprint(&self) -> Fingerprint {
        self.fingerprint_of(FILE_NAMES.len())
    }

    fn fingerprint_of(&self, files: usize) -> Fingerprint {
        let mut fingerprint = Fingerprint::default();
        for (place, layer) in self.layers.iter().enumerate() {
            // Of a language that stands over another, where its programs begin has a say in how they are parsed.
            let counts = |(at, name): &(usize, &&str)| {
                *at < files || (place > 0 && **name == "language.toml")
            };
            for (at, name) in FILE_NAMES.iter().enumerate().filter(counts) {
                if let Some(file) = &layer[at] {
                    fingerprint = fingerprint.with(name).with(self.files.text(*file));
                }
            }
        }
        fingerprint
    }

    /// Puts another text in the place of the lowest layer's file `name`.
    pub fn replace(&mut self, name: &str, shown: impl Into<String>, text: impl Into<String>) {
        let file = self.files.add(shown, text);
        if let (Some(place), Some(layer)) =
            (FILE_NAMES.iter().position(|known| *known == name), self.layers.first_mut())
        {
            layer[place] = Some(file);
        }
    }

    /// Adds a layer; `read` gives the text of a file and the name to show for it, if the layer has it.
    pub fn add_layer<E>(
        &mut self,
        mut read: impl FnMut(&str) -> Result<Option<(String, String)>, E>,
    ) -> Result<(), E> {
        let mut layer = Layer::default();
        for (place, name) in FILE_NAMES.into_iter().enumerate() {
            if let Some((shown, text)) = read(name)? {
                layer[place] = Some(self.files.add(shown, text));
            }
        }
        self.layers.push(layer);
        Ok(())
    }

    /// What `actions.toml` speaks of, and there is none of: types and helpers. A language with a tree of its own need not
    /// have all that the base language's helpers are for.
    pub fn undeclared(&self) -> Checked<Vec<Diagnostic>> {
        let declarations = read_declarations(self)?;
        let asdl = read_asdl(self)?;
        Ok(Schema::new(&asdl, declarations).undeclared())
    }

    /// The rules of all layers, laid over each other.
    pub fn rules(&self) -> Checked<Vec<overlay::Sourced>> {
        read_rules(self)
    }

    /// The grammar read for its trees: neither types nor actions count.
    pub fn tree_model(&self) -> Checked<TreeModel> {
        let tokens = read_tokens(self)?;
        let schema = Schema::new(&read_asdl(self)?, read_declarations(self)?);
        let grammar = resolve_for_trees(&read_rules(self)?, &tokens, schema)?;
        let programs = read_identity(self)?.programs;
        let start = match &programs.start {
            Some((start, _)) => grammar.rule_named(start),
            None => ["start", "file"].iter().find_map(|name| grammar.rule_named(name)),
        };
        let start = start.ok_or_else(|| match &programs.start {
            Some((start, _)) => vec![no_start_rule(start, &programs)],
            None => {
                let headline = "the grammar has no rule `start` or `file`";
                let finding = Diagnostic::error("no-start-rule", headline);
                vec![finding.why("a parse begins there")]
            }
        })?;
        let analysis = analyse(&grammar, &[&grammar.rule(start).name])?;
        let plan = plan(&grammar, &analysis);
        Ok(TreeModel { tokens, programs, grammar, plan, start })
    }

    /// What each layer that has the file makes of it.
    fn each<T>(&self, name: &str, read: impl Fn(&str, FileId) -> Checked<T>) -> Checked<Vec<T>> {
        gather(self.with(name).map(|file| read(self.files.text(file), file)))
    }

    /// The files of this name that count, from the lowest layer on: of rules and tokens, what stands below a language of
    /// its own does not.
    pub fn with(&self, name: &str) -> impl Iterator<Item = FileId> {
        self.placed(name).map(|(_, file)| file)
    }

    /// Those of them that were written over another language.
    pub fn authored(&self, name: &str) -> Vec<FileId> {
        self.placed(name).filter(|(layer, _)| *layer > 0).map(|(_, file)| file).collect()
    }

    /// Whether other files lie over those of `grammar/`, and none that says what actions mean.
    fn is_laid_over_base(&self) -> bool {
        self.layers.len() > 1 && self.stands_on_base() && self.authored("actions.toml").is_empty()
    }

    /// The same with the number of the layer of each.
    fn placed(&self, name: &str) -> impl Iterator<Item = (usize, FileId)> {
        let place = place_of(name);
        let begins = |layer: &Layer| layer[place].is_some() && is_language(layer);
        let lowest = match BEGUN_ANEW.contains(&name) {
            true => self.layers.iter().rposition(begins).unwrap_or(0),
            false => 0,
        };
        let layers = self.layers.iter().enumerate().skip(lowest);
        layers.filter_map(move |(layer, files)| Some((layer, files[place]?)))
    }

    /// The tokens of the lowest layer, some of which the tokenizer finds by itself.
    fn tokenizer_tokens(&self) -> Checked<Option<Tokens>> {
        let file = self.layers.first().and_then(|layer| layer[place_of("Tokens")]);
        file.map(|file| tokens::parse(self.files.text(file), file)).transpose()
    }

    /// Whether the layer of a file is a language of its own.
    fn is_of_language(&self, file: FileId) -> bool {
        self.layers.iter().any(|layer| layer.contains(&Some(file)) && is_language(layer))
    }
}

/// Whether a layer says what a language is: it is not a change of what is below, but has its place.
fn is_language(layer: &Layer) -> bool {
    layer[place_of("language.toml")].is_some()
}

fn place_of(name: &str) -> usize {
    FILE_NAMES.iter().position(|known| *known == name).unwrap_or(0)
}

impl Model {
    /// Reads a whole definition, in which no action is a template.
    pub fn read(definition: &Definition) -> Checked<Model> {
        Model::read_with(definition, &template::NoReader)
    }

    /// Reads a whole definition; `templates` reads the text of those.
    pub fn read_with(definition: &Definition, templates: &dyn template::Reader) -> Checked<Model> {
        let mut findings = Vec::new();
        let asdl = keep(read_asdl(definition), &mut findings);
        let tokens = keep(read_tokens(definition), &mut findings);
        let declarations = keep(read_declarations(definition), &mut findings);
        let operands = keep(read_operands(definition), &mut findings);
        let read_opcodes = |operands| keep(read_opcodes(definition, operands), &mut findings);
        let opcodes = operands.as_ref().and_then(read_opcodes);
        let operators = keep(read_operators(definition), &mut findings);
        let identity = keep(read_identity(definition), &mut findings);
        let rules = keep(read_rules(definition), &mut findings);
        let (Some(asdl), Some(tokens), Some(declarations), Some(opcodes), Some(rules)) =
            (asdl, tokens, declarations, opcodes, rules)
        else {
            return Err(findings);
        };
        let (Some(identity), Some(operands), Some(operators)) = (identity, operands, operators)
        else {
            return Err(findings);
        };
        let overlays = definition.with("operators.toml").skip(1);
        let unknown: Vec<Diagnostic> =
            overlays.flat_map(|file| operators::check(&operators, &asdl, file)).collect();
        let unknown = [unknown, operators::applications(&operators, &opcodes)].concat();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let asdl = asdl.with_gaps(&declarations.gaps);
        let schema = Schema::new(&asdl, declarations);
        let mut grammar = resolve_rules(&rules, &tokens, schema, templates)?;
        grammar.authored = definition.authored("python.gram");
        grammar.is_laid_over_base = definition.is_laid_over_base();
        if let Some((start, _)) = &identity.programs.start
            && grammar.rule_named(start).is_none()
        {
            return Err(vec![no_start_rule(start, &identity.programs)]);
        }
        let mut analysis = analyse(&grammar, &start_names(&grammar, &identity.programs))?;
        let mut wrong = nested_cuts(&grammar);
        let comments = identity.programs.comments.as_deref().unwrap_or_default();
        let used = named_tokens(&grammar);
        wrong.extend(tokens::comments(&tokens, comments, |name| used.contains(name)));
        wrong.extend(unknown_parts(&grammar, &tokens));
        wrong.extend(tokens_without_layout(&grammar, identity.programs.layout));
        wrong.extend(wrong_of_author(definition, &mut analysis));
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let fingerprint = definition.fingerprint();
        let whole_fingerprint = definition.whole_fingerprint();
        Ok(Model {
            identity,
            tokens,
            asdl,
            operands,
            opcodes,
            operators,
            grammar,
            analysis,
            fingerprint,
            whole_fingerprint,
        })
    }

    /// The rules of [`START_RULES`], or what the language begins with in their place: they have to be there, and to give
    /// a tree.
    pub fn start_rules(&self) -> Checked<[RuleId; START_RULES.len()]> {
        let mut starts = [RuleId(0); START_RULES.len()];
        let mut findings = Vec::new();
        let names = start_names(&self.grammar, &self.identity.programs);
        for (start, name) in starts.iter_mut().zip(names) {
            match self.grammar.rule_named(name) {
                Some(id) => {
                    *start = id;
                    findings.extend(no_tree(&self.grammar, id));
                }
                None => findings.push(no_start_rule(name, &self.identity.programs)),
            }
        }
        findings.dedup();
        if findings.is_empty() { Ok(starts) } else { Err(findings) }
    }

    /// The words and operators that begin a statement, or a further part of one, and stand in no expression; of the
    /// operators, begin none. As they are written.
    pub fn statement_words(&self) -> Vec<&str> {
        let words = statement_words(&self.grammar, &self.analysis.first, EXPRESSION);
        let written = |token: &Token| match token {
            Token::Keyword(word) => {
                self.grammar.keywords.hard.iter().find(|known| *known == word).map(String::as_str)
            }
            Token::Named(name) => {
                let token = self.tokens.tokens.iter().find(|token| token.name == *name)?;
                token.spelling()
            }
            Token::Soft(_) | Token::AnySoft => None,
        };
        words.iter().filter_map(written).collect()
    }

    pub fn plan(&self) -> Plan {
        plan(&self.grammar, &self.analysis)
    }
}

/// The rules that inputs of each kind begin with: Python's four. A language that says where its programs begin has
/// those of the others that are there.
fn start_names<'a>(grammar: &Grammar, programs: &'a Programs) -> [&'a str; START_RULES.len()] {
    let Some((start, _)) = &programs.start else { return START_RULES };
    let [_, others @ ..] = START_RULES;
    let or_start = |name| if grammar.rule_named(name).is_some() { name } else { start };
    let [interactive, expression, func_type] = others.map(or_start);
    [start, interactive, expression, func_type]
}

/// The grammar lacks a rule that inputs begin with.
fn no_start_rule(name: &str, programs: &Programs) -> Diagnostic {
    let headline = format!("the grammar has no rule `{name}`");
    let finding = Diagnostic::error("no-start-rule", headline).why("a parse begins there");
    match &programs.start {
        Some((_, place)) => finding.label(*place, "programs begin with it"),
        None => finding.hint(
            "a language of another kind says where it begins: `[programs]` and `start = \"RULE\"` in language.toml",
        ),
    }
}

/// What is wrong with a start rule that gives no node.
fn no_tree(grammar: &Grammar, start: RuleId) -> Option<Diagnostic> {
    let rule = grammar.rule(start);
    if matches!(rule.ty, Type::Node(_)) {
        return None;
    }
    let (name, ty) = (&rule.name, grammar.schema.show(&rule.ty));
    let headline = format!("the rule `{name}` gives no node of the tree: {ty}");
    let finding = Diagnostic::error("start-rule-type", headline);
    Some(finding.label(rule.place, "a parse begins here").hint(format!("`{name}[mod]: … {{ … }}`")))
}

/// What is only a warning of somebody's whole grammar, and an error of an author's: what nobody can try has been forgotten there.
fn wrong_of_author(definition: &Definition, analysis: &mut Analysis) -> Vec<Diagnostic> {
    let authored = definition.authored("python.gram");
    let is_of_author = |finding: &Diagnostic| {
        finding.labels.first().is_some_and(|label| authored.contains(&label.place.file))
    };
    let warnings = std::mem::take(&mut analysis.warnings);
    let (wrong, warnings): (Vec<_>, Vec<_>) = warnings.into_iter().partition(is_of_author);
    analysis.warnings = warnings;
    wrong.into_iter().map(|finding| Diagnostic { severity: Severity::Error, ..finding }).collect()
}

fn keep<T>(read: Checked<T>, findings: &mut Vec<Diagnostic>) -> Option<T> {
    read.map_err(|more| findings.extend(more)).ok()
}

fn read_asdl(definition: &Definition) -> Checked<Asdl> {
    let mut merged: Option<Asdl> = None;
    for file in definition.with("Python.asdl") {
        let over = asdl::parse(definition.files.text(file), file)?;
        let has_name = |base: &Asdl| base.name == over.name;
        if let (Some(base), false) = (&merged, definition.is_of_language(file))
            && !has_name(base)
        {
            return Err(vec![other_module(definition, file, &over.name, &base.name)]);
        }
        merged = Some(match merged.filter(has_name) {
            Some(base) => {
                let wrong = asdl::taken(&base, &over);
                if !wrong.is_empty() {
                    return Err(wrong);
                }
                asdl::overlay(&base, over)
            }
            None => over,
        });
    }
    checked(merged.ok_or_else(|| nothing("Python.asdl"))?, asdl::check)
}

/// A change of a language that names a module of its own.
fn other_module(definition: &Definition, file: FileId, name: &str, base: &str) -> Diagnostic {
    let start = definition.files.text(file).find(name).unwrap_or(0);
    let headline = format!("the nodes are added to the module `{base}`, not to `{name}`");
    Diagnostic::error("asdl-module", headline)
        .label(file.at(Span::new(start, start + name.len())), "this one")
        .hint(format!("write `module {base}`; a language of its own has a language.toml"))
}

fn read_tokens(definition: &Definition) -> Checked<Tokens> {
    let mut layers = definition.each("Tokens", tokens::parse)?;
    let lowest = definition.with("Tokens").next();
    if lowest.is_some_and(|file| !definition.authored("Tokens").contains(&file)) {
        layers.iter_mut().take(1).for_each(tokens::pair_up);
    }
    let mut taken = Vec::new();
    if let Some(known) = definition.tokenizer_tokens()? {
        for file in definition.authored("Tokens") {
            let over = tokens::parse(definition.files.text(file), file)?;
            taken.extend(tokens::without_form(&known, &over));
        }
    }
    let merged = layers.into_iter().reduce(|base, over| {
        taken.extend(tokens::taken(&base, &over));
        tokens::overlay(&base, over)
    });
    if !taken.is_empty() {
        return Err(taken);
    }
    checked(merged.ok_or_else(|| nothing("Tokens"))?, tokens::check)
}

fn read_identity(definition: &Definition) -> Checked<Identity> {
    let mut identity = None;
    for file in definition.with("language.toml") {
        identity = Some(language::read_over(definition.files.text(file), file, identity.as_ref())?);
    }
    identity.ok_or_else(|| nothing("language.toml"))
}

fn read_declarations(definition: &Definition) -> Checked<Declarations> {
    let layers = definition.each("actions.toml", declarations::read)?;
    let merged = layers.into_iter().reduce(|base, over| base.overlaid(over));
    merged.ok_or_else(|| nothing("actions.toml"))
}

fn read_operands(definition: &Definition) -> Checked<Operands> {
    definition.with("operands.toml").try_fold(Operands::default(), |base, file| {
        operands::read_over(definition.files.text(file), file, &base)
    })
}

fn read_opcodes(definition: &Definition, operands: &Operands) -> Checked<Opcodes> {
    let mut merged: Option<Opcodes> = None;
    for file in definition.with("opcodes.toml") {
        let over =
            opcodes::read_over(definition.files.text(file), file, operands, merged.as_ref())?;
        merged = Some(match merged {
            Some(base) => opcodes::overlay(&base, over),
            None => over,
        });
    }
    merged.ok_or_else(|| nothing("opcodes.toml"))
}

fn read_operators(definition: &Definition) -> Checked<Operators> {
    definition.with("operators.toml").try_fold(Operators::default(), |base, file| {
        operators::read_over(definition.files.text(file), file, &base)
    })
}

fn read_rules(definition: &Definition) -> Checked<Vec<overlay::Sourced>> {
    let layers: Vec<GrammarFile> = definition.each("python.gram", gram::read)?;
    match layers.split_first() {
        Some((base, overlays)) => overlay::merge(base, overlays),
        None => Err(nothing("python.gram")),
    }
}

/// `value`, unless `check` finds something wrong with it.
fn checked<T>(value: T, check: impl Fn(&T) -> Vec<Diagnostic>) -> Checked<T> {
    let findings = check(&value);
    if findings.is_empty() { Ok(value) } else { Err(findings) }
}

fn nothing(file: &str) -> Vec<Diagnostic> {
    vec![Diagnostic::error("missing-file", format!("the definition has no `{file}`"))]
}

/// All values, or all findings.
fn gather<T>(all: impl Iterator<Item = Checked<T>>) -> Checked<Vec<T>> {
    let (mut values, mut findings) = (Vec::new(), Vec::new());
    for one in all {
        match one {
            Ok(value) => values.push(value),
            Err(more) => findings.extend(more),
        }
    }
    if findings.is_empty() { Ok(values) } else { Err(findings) }
}
