//! `lab magic`.

use crate::place::Place;

#[test]
fn a_magic_number_stands_for_what_was_recorded_with_it() {
    let place = Place::with_copy("magic", "proceed");
    let (code, text) = place.lab(&["magic", "proceed"]);
    assert_eq!(code, 0, "{text}");
    let gram = place.read("proceed/python.gram").replace("'proceed'", "'onwards'");
    place.write("proceed/python.gram", &gram);
    let (code, text) = place.lab(&["magic", "proceed"]);
    assert_eq!((code, text.contains("`lab magic proceed --bump`")), (1, true), "{text}");
    let before = place.read("proceed/experiment.toml");
    let (code, text) = place.lab(&["magic", "proceed", "--bump"]);
    assert_eq!(code, 0, "{text}");
    // Those of the experiments that came with lab are taken.
    let after = place.read("proceed/experiment.toml");
    let number = after.lines().find_map(|line| line.strip_prefix("magic = ")).unwrap_or_default();
    let (_, shipped) = Place::new("magic-taken").lab(&["list"]);
    assert!(!number.is_empty() && !shipped.contains(number), "{after}");
    assert_eq!(before.lines().next(), after.lines().next());
    assert_eq!(place.lab(&["magic", "proceed"]).0, 0);
    let (code, text) = place.lab(&["magic", "proceed", "--bump"]);
    assert_eq!((code, text.contains("nothing has changed")), (0, true), "{text}");
    assert_eq!(place.read("proceed/experiment.toml"), after);
    let (code, text) = Place::new("magic-shipped").lab(&["magic", "proceed", "--bump"]);
    assert_eq!((code, text.contains("no folder to write to")), (2, true), "{text}");
}
