using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>Words by which apps name a consent decision: in the keys of stored flags, or on buttons.</summary>
/// <param name="Place"><c>key</c> or <c>button</c>.</param>
/// <param name="Meaning">
/// Of a key: <c>agreed</c>, <c>refused</c>, <c>topic</c> (privacy and its like: a flag so named is one of consent), <c>loose-topic</c> (policy,
/// protocol: it may be), <c>shown</c> (says that something was shown), <c>pending</c> (says that something is still to be asked). Of a button:
/// <c>agreed</c>, <c>refused</c> or <c>maybe</c> (OK, continue).
/// </param>
/// <param name="Words">
/// The words, lower case. One of five letters or more, or with a character that is not a Latin letter, matches anywhere; a shorter one as a whole
/// part of a name such as <c>isAgreed</c> or <c>user_tos</c>.
/// </param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ConsentWord(string Place, string Meaning, ImmutableArray<string> Words, Provenance Provenance);
