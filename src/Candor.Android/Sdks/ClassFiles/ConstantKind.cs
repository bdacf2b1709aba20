namespace Candor.Android.Sdks.ClassFiles;

/// <summary>What a loaded constant is.</summary>
internal enum ConstantKind
{
    Number,
    LongNumber,
    Text,
    Class,
    Other,
}
