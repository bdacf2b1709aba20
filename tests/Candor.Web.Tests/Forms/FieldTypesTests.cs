using Candor.Web.Looking;

namespace Candor.Web.Forms;

public class FieldTypesTests
{
    [Theory]
    [InlineData("text", "idCardNo", "身份证号", "", "id-card-number")]
    [InlineData("tel", "m", "手机号", "", "phone-number")]
    [InlineData("tel", "code", "验证码", "", "verification-code")]
    [InlineData("text", "realName", "真实姓名", "", "name")]
    [InlineData("text", "", "", "请输入邮箱", "email")]
    [InlineData("password", "p", "支付密码", "", "payment-password")]
    [InlineData("password", "p", "密码", "", "password")]
    [InlineData("text", "firstName", "First name", "", "name")]
    [InlineData("text", "card_number", "Card number", "", "bank-card-number")]
    [InlineData("text", "dob", "Date of birth", "", "birth-date")]
    [InlineData("text", "addr", "收货地址", "", "delivery-address")]
    [InlineData("text", "zip", "ZIP", "", "postcode")]
    [InlineData("search", "q", "Search", "", null)]
    [InlineData("text", "q", "关键词", "", null)]
    public void A_field_is_known_by_its_words_in_both_languages(string type, string name, string label, string placeholder, string? dataType) =>
        Assert.Equal(dataType, FieldTypes.Of(Field(type, name, label, placeholder, string.Empty)));

    [Fact]
    public void Autocomplete_speaks_before_words() => Assert.Equal("phone-number", FieldTypes.Of(Field("text", "x", "Name", string.Empty, "section-a tel")));

    private static LookField Field(string type, string name, string label, string placeholder, string autocomplete) =>
        new(0, "input", type, name, label, placeholder, autocomplete, string.Empty, false, new(0, 0, 1, 1), "input", "<input>", false);
}
