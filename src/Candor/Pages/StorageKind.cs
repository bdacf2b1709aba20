using System.Text.Json.Serialization;

namespace Candor;

/// <summary>Where a browser keeps something for a page.</summary>
[JsonConverter(typeof(KebabEnumConverter<StorageKind>))]
public enum StorageKind
{
    /// <summary>A cookie.</summary>
    Cookie,

    /// <summary>The local storage of an origin.</summary>
    LocalStorage,

    /// <summary>The session storage of an origin.</summary>
    SessionStorage,

    /// <summary>An IndexedDB database.</summary>
    IndexedDb,

    /// <summary>A cache of a service worker.</summary>
    CacheStorage,
}
