namespace Candor.Android.Sdks.Shapes;

/// <summary>The shapes of the classes of a program, by class number.</summary>
/// <param name="Features">The features of each class, ascending.</param>
/// <param name="References">The numbers of the classes that each class names, ascending, without itself.</param>
internal sealed record AppShapes(uint[][] Features, int[][] References);
