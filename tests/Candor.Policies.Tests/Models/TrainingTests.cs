using System.Text;
using System.Text.Json;
using Candor.Knowledge;
using Candor.Policies.Lexicon;
using Candor.PolicyBench.Classifying;

namespace Candor.Policies.Tests.Models;

/// <summary>The command that trains the model, on a small corpus of our own.</summary>
public class TrainingTests
{
    private static readonly (string Topic, string[] Sentences)[] Topics =
    [
        ("数据收集", ["我们会收集您的通讯录。", "注册时您需要提供手机号码。", "我们会记录您的搜索内容和浏览记录。", "使用地图时我们会获取您的位置信息。"]),
        ("安全措施", ["我们采用加密技术保护您的信息。", "访问数据需要经过权限审批。", "发生泄露时我们会及时告知您。"]),
        ("特殊人群", ["未满十四周岁的儿童须经监护人同意。", "我们不会主动收集儿童的信息。"]),
        ("联系方式", ["您可以拨打客服电话与我们联系。", "请写信至下列地址。"]),
    ];

    [Fact]
    public void Training_twice_gives_the_same_bytes_and_a_model_that_learned()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Corpus(), new UTF8Encoding(false));
            var lexicon = new PolicyLexicon(KnowledgeLoader.Load(Path.Combine(Shipped.Root, "knowledge")));
            var (first, second) = (Train(file, lexicon), Train(file, lexicon));
            Assert.Equal(first.Bytes, second.Bytes);
            Assert.True(first.Micro > 0.9, $"it tells {first.Micro:F3} of what it was trained on");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (byte[] Bytes, double Micro) Train(string file, PolicyLexicon lexicon)
    {
        var policies = Capp.Load(file, lexicon);
        var model = Capp.Train(policies, Capp.Labels(policies));
        using var stream = new MemoryStream();
        model.Write(stream);
        return (stream.ToArray(), Capp.Score(model, policies, []).Micro);
    }

    private static string Corpus()
    {
        var random = new Random(11);
        var lines = new StringBuilder();
        for (var policy = 0; policy < 12; policy++)
        {
            var i = 0;
            foreach (var (topic, sentences) in Topics)
            {
                foreach (var sentence in sentences.Where(_ => random.Next(4) > 0))
                {
                    lines.AppendLine($$"""{"doc": "p{{policy:D2}}", "i": {{i++}}, "text": {{JsonSerializer.Serialize($"{sentence[..^1]}，第{policy}条。")}}, "labels": [{{JsonSerializer.Serialize(topic)}}]}""");
                }

                lines.AppendLine($$"""{"doc": "p{{policy:D2}}", "i": {{i++}}, "text": "本条由双方协商。", "labels": []}""");
            }
        }

        return lines.ToString();
    }
}
