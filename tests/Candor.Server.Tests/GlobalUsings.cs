global using Candor.Cases;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
