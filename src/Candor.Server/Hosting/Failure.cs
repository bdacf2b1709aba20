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
            _ => StatusCodes.Status500InternalServerError,
        };
        context.Response.ContentType = "text/plain; charset=utf-8";
        var words = context.Response.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new LocalizedText("文件过大。", "The file is too large."),
            StatusCodes.Status400BadRequest => new("请求不完整，请返回重试。", "The request is not whole; go back and try again."),
            _ => new("出错了，已记入日志。", "Something failed; it was logged."),
        };
        await context.Response.WriteAsync($"{words.Zh}\n{words.En}\n");
    }
}
