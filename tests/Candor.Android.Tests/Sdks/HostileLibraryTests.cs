using Candor.Android.Sdks;
using Candor.Android.Sdks.ClassFiles;
using Candor.Android.Sdks.Shapes;
using Candor.Android.Tests.Packages;
using Candor.Knowledge.Android;
using Candor.Testing;
using CsCheck;

namespace Candor.Android.Tests.Sdks;

public class HostileLibraryTests
{
    private static readonly byte[] Sample = File.ReadAllBytes(Path.Combine(Fixture.Folder(), "shapes", "Sample.class"));

    private static readonly ShapeProfile Head = new("", "example-sdk", "1.0", "a test", "Apache-2.0", "MIT", [], 0);

    [Fact]
    public void A_class_file_with_changed_bytes_yields_its_own_exception_or_a_shape()
    {
        Gen.Select(Gen.Int[4, Sample.Length - 1], Gen.Byte).Array[1, 8].Draw(
            changes =>
            {
                byte[] bytes = [.. Sample];
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                Read(bytes);
            },
            cases: 10_000);
    }

    [Fact]
    public void A_class_file_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Sample.Length; length++)
        {
            Assert.Throws<BadClassFileException>(() => new ClassFileShapes().Read(Sample.AsMemory(0, length)));
        }
    }

    [Fact]
    public void A_library_that_is_broken_in_parts_gives_the_rest_and_says_what_is_missing()
    {
        var (profile, classes, problems) = SdkProfiler.Profile([("good.class", Sample), ("cut.class", Sample[..200]), ("noise.bin", [1, 2, 3])], Head, []);

        Assert.Equal(1, classes);
        Assert.Equal(2, problems.Length);
        Assert.Contains(problems, static p => p.StartsWith("cut.class: The class file ends too early", StringComparison.Ordinal));
        Assert.Equal("example.shapes.Sample", Assert.Single(ShapeProfile.Read(profile, "x").ReadClasses()).Name);
    }

    [Fact]
    public void Files_without_a_class_in_the_packages_asked_for_make_no_profile() =>
        Assert.Throws<ArgumentException>(() => SdkProfiler.Profile([("good.class", Sample)], Head, ["example.other"]));

    [Fact]
    public void A_profile_with_changed_bytes_is_refused_or_read()
    {
        var (profile, _, _) = SdkProfiler.Profile([("good.class", Sample)], Head, []);
        Gen.Select(Gen.Int[0, profile.Length - 1], Gen.Byte).Array[1, 6].Draw(
            changes =>
            {
                byte[] bytes = [.. profile];
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                try
                {
                    ShapeProfile.Read(bytes, "fuzzed.shapes").ReadClasses();
                }
                catch (FormatException)
                {
                    // A mistake in the file, told as one.
                }
            },
            cases: 5_000);
    }

    private static void Read(byte[] bytes)
    {
        try
        {
            new ClassFileShapes().Read(bytes);
        }
        catch (BadClassFileException)
        {
            // A mistake in the file, told as one.
        }
    }
}
