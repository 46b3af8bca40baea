//! Imports.

use crate::ast::{Kind, List, Node, Symbol, node};
use crate::code::Constant;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::Intrinsic1;

use super::{Codegen, Result};

impl Codegen<'_> {
    pub fn import(&mut self, location: SourceLocation, names: List<Node>) -> Result {
        for alias in self.ast.list(names) {
            let node::Alias { name, asname } = self.ast.alias(alias);
            self.load_int(location, 0);
            self.load_const(location, Constant::None);
            let module = self.symbol(name);
            self.named(location, Opcode::IMPORT_NAME, module);
            match asname {
                Some(asname) => self.bind_import_as(location, name, asname)?,
                None => {
                    let text = self.ast.text(name);
                    let bound = text.split('.').next().unwrap_or(text);
                    self.name_op_str(location, bound, Kind::Store)?;
                }
            }
        }
        Ok(())
    }

    /// `import a.b.c as d`: IMPORT_NAME gives `a`, the rest are its attributes.
    fn bind_import_as(&mut self, location: SourceLocation, name: Symbol, asname: Symbol) -> Result {
        let attributes: Vec<&str> = self.ast.text(name).split('.').skip(1).collect();
        let asname = self.symbol(asname);
        for (place, attribute) in attributes.iter().enumerate() {
            if place > 0 {
                self.emit(location, Opcode::SWAP, 2);
                self.op(location, Opcode::POP_TOP);
            }
            let attribute = self.table.names.intern(attribute);
            let index = self.unit().names.add(attribute);
            self.emit(location, Opcode::IMPORT_FROM, index);
        }
        self.name_op(location, asname, Kind::Store)?;
        if !attributes.is_empty() {
            self.op(location, Opcode::POP_TOP);
        }
        Ok(())
    }

    pub fn import_from(&mut self, location: SourceLocation, import: node::ImportFrom) -> Result {
        let node::ImportFrom { module, names, level } = import;
        self.load_const(location, Constant::Int(level.unwrap_or(0).into()));
        let aliases = self.ast.list(names);
        let names = self.names_const(aliases.iter().map(|alias| self.ast.alias(alias).name));
        self.load_const(location, names);
        let module = match module {
            Some(module) => self.symbol(module),
            None => self.table.names.intern(""),
        };
        self.named(location, Opcode::IMPORT_NAME, module);
        for alias in aliases {
            let node::Alias { name, asname } = self.ast.alias(alias);
            if self.ast.text(name) == "*" {
                self.intrinsic_1(location, Intrinsic1::ImportStar);
                self.op(SourceLocation::NONE, Opcode::POP_TOP);
                return Ok(());
            }
            let imported = self.symbol(name);
            self.named(location, Opcode::IMPORT_FROM, imported);
            let bound = self.symbol(asname.unwrap_or(name));
            self.name_op(location, bound, Kind::Store)?;
        }
        self.op(location, Opcode::POP_TOP);
        Ok(())
    }
}
