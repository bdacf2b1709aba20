using Candor.Android.Sdks.Shapes;
using Candor.Android.Tests.Packages;
using Candor.Dex;

namespace Candor.Android.Tests.Sdks;

public class ShapeTests
{
    private static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Fixture.Folder(), "shapes", name));

    [Fact]
    public void A_class_has_the_same_shape_as_Java_and_as_Dalvik_code()
    {
        var (name, java, isClass) = new ClassFileShapes().Read(Sample("Sample.class"));
        var program = DexProgram.Create([DexFile.Open(Sample("sample.dex"), "sample.dex")]);
        var dalvik = DexShapes.Read(program, Sample("sample.dex").Length).Features[0];

        Assert.True(isClass);
        Assert.Equal("example.shapes.Sample", name);
        Assert.Equal(java, dalvik);
        Assert.InRange(java.Length, 25, 60);
    }

    [Fact]
    public void Features_never_change_as_profiles_hold_them()
    {
        Assert.Equal(0xCBF29CE484222325UL, FeatureHash.Of([]));
        Assert.Equal(
            new uint[] { 2258364876, 1285860877, 1931889921 },
            new[]
            {
                FeatureHash.Feature(FeatureKind.Text, FeatureHash.Of("candor"u8)),
                FeatureHash.Feature(FeatureKind.Super, PlatformTypes.Hash("Landroid/app/Activity;"u8)),
                FeatureHash.Feature(FeatureKind.Field, FeatureHash.Join(PlatformTypes.Hash("[[Lexample/A;"u8), 1)),
            });
    }

    [Theory]
    [InlineData("Ljava/lang/String;", true)]
    [InlineData("[[Ljava/lang/String;", true)]
    [InlineData("I", true)]
    [InlineData("[J", true)]
    [InlineData("Landroid/app/Activity;", true)]
    [InlineData("Landroid/support/v4/app/Fragment;", false)]
    [InlineData("Landroidx/core/app/A;", false)]
    [InlineData("Ljavax/inject/Inject;", false)]
    [InlineData("Lexample/java/lang/String;", false)]
    [InlineData("Lkotlin/Unit;", false)]
    public void Only_types_that_Android_brings_keep_their_names(string descriptor, bool expected)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(descriptor);
        Assert.Equal(expected, PlatformTypes.IsPlatform(bytes));
        Assert.Equal(!expected && descriptor[0] == 'L', PlatformTypes.Hash(bytes) == PlatformTypes.Own);
    }

    [Fact]
    public void Own_names_are_no_part_of_a_shape()
    {
        static uint[] Shape(string own)
        {
            var builder = new ShapeBuilder();
            var type = PlatformTypes.Hash(System.Text.Encoding.UTF8.GetBytes(own));
            builder.Super(type);
            builder.Field(isStatic: true, type);
            builder.BeginMethod(MethodShape.Static, FeatureHash.Join(type, type));
            builder.OwnCall(type);
            builder.PlatformCall(7);
            builder.EndMethod();
            return builder.Take();
        }

        Assert.Equal(Shape("Lexample/sdk/Tracker;"), Shape("La/b;"));
    }

    [Fact]
    public void Equal_members_count_up_to_four()
    {
        static int Count(int fields)
        {
            var builder = new ShapeBuilder();
            for (var i = 0; i < fields; i++)
            {
                builder.Field(isStatic: false, 1);
            }

            return builder.Take().Length;
        }

        Assert.Equal([1, 2, 3, 4, 4], Enumerable.Range(1, 5).Select(Count));
    }
}
