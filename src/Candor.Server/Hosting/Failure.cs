using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Candor.Server.Hosting;

/// <summary>Answers when something failed: the caller's mistakes by name, our own without detail.</summary>
internal static class Failure
{
    public static async Task AnswerAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        context.Response.StatusCode = error switch
        {
            BlobTooLargeException => StatusCodes.Status413PayloadTooLarge,
            BadHttpRequestException e => e.StatusCode,
            AntiforgeryValidationException or InvalidDataException => StatusCodes.Status400BadRequest,
            _ when StoreOutage.Is(error) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        context.Response.ContentType = "text/plain; charset=utf-8";
        var words = context.Response.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new LocalizedText("文件过大。", "The file is too large."),
            StatusCodes.Status400BadRequest => new("请求不完整，请返回重试。", "The request is not whole; go back and try again."),
            StatusCodes.Status503ServiceUnavailable => new("数据库暂时无法连接，请稍后重试；没有任何改动。", "The database cannot be reached just now; try again in a moment. Nothing was changed."),
            _ => new("出错了，已记入日志。", "Something failed; it was logged."),
        };
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        await context.Response.WriteAsync($"{words.Zh}\n{words.En}\n");
    }
}
