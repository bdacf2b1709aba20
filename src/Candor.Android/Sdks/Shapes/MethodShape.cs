namespace Candor.Android.Sdks.Shapes;

/// <summary>Kinds of methods. The numbers are part of the format of profiles.</summary>
internal enum MethodShape
{
    Instance = 0,
    Static = 1,
    Constructor = 2,
    ClassInitializer = 3,
}
