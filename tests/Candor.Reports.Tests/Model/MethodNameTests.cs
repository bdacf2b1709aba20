using Candor.Reports.Model;

namespace Candor.Reports.Tests.Model;

public sealed class MethodNameTests
{
    [Theory]
    [InlineData("Lcom/example/A$B;->run(I)V", "com.example.A$B", "run")]
    [InlineData("LA;-><init>()V", "A", "<init>")]
    [InlineData("no method", "", "no method")]
    [InlineData("L;->x()V", "", "L;->x()V")]
    [InlineData("La;->()V", "", "La;->()V")]
    [InlineData("", "", "")]
    public void A_signature_is_read_and_anything_else_is_kept(string method, string type, string name)
    {
        Assert.Equal(new MethodName(type, name), MethodName.Of(method));
    }
}
