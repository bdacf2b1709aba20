namespace Candor.Traffic;

/// <summary>One value of a persona.</summary>
/// <param name="DataType">
/// The id of its data type in the ontology, such as <c>email</c>, <c>phone-number</c>, <c>id-card-number</c>, <c>name</c>, <c>imei</c>, <c>oaid</c>,
/// <c>android-id</c>, <c>advertising-id</c>, <c>address</c>, <c>password</c>, <c>mac-address</c>, <c>bank-card-number</c>, <c>username</c>.
/// </param>
/// <param name="Value">The value as the person would write it.</param>
public sealed record PersonaValue(string DataType, string Value);
