use tests::made::grammar::Grammar;
fn main() {
    let text = std::fs::read_to_string("/work/main/tests/made/programs.txt").unwrap();
    let n: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    println!("{}", Grammar::read(&text).program(n));
}
