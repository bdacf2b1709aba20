using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What the wording of a passage leaves open.</summary>
[JsonConverter(typeof(KebabEnumConverter<VagueKind>))]
public enum VagueKind
{
    /// <summary>A list that does not end: 等, 包括但不限于, such as.</summary>
    OpenList,

    /// <summary>Data in general: 相关信息, necessary information.</summary>
    Data,

    /// <summary>A recipient in general: 合作伙伴, affiliates.</summary>
    Recipient,

    /// <summary>A purpose in general: 提升服务体验, to improve our services.</summary>
    Purpose,

    /// <summary>Whether it is done at all: 可能, may.</summary>
    Possibility,
}
