using System.Net;

namespace Candor.Web.Recording;

/// <summary>A host is at an address that an audit may not reach.</summary>
internal sealed class PrivateAddressException(string host, IPAddress address) : IOException($"{host} is at {address}, which is not of the public internet.");
