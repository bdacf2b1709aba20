namespace Candor.Android.Sdks.Shapes;

/// <summary>The class of a profile that a class of the app is most like.</summary>
/// <param name="Profiled">Its number in the index; -1 for none.</param>
/// <param name="Similarity">From 0 to 1: see <see cref="ClassMatcher"/>.</param>
/// <param name="Contained">The part of the weight of the app's class that the profiled class has too, from 0 to 1.</param>
/// <param name="Weight">What the features that both have weigh together.</param>
/// <param name="Rare">The part of <paramref name="Weight"/> that comes from features that few classes have.</param>
/// <param name="OtherProfiled">The most similar class of another SDK; -1 for none.</param>
/// <param name="OtherSimilarity">How similar that one is.</param>
internal readonly record struct ClassMatch(int Profiled, float Similarity, float Contained, float Weight, float Rare, int OtherProfiled, float OtherSimilarity)
{
    public static ClassMatch None => new(-1, 0, 0, 0, 0, -1, 0);
}
