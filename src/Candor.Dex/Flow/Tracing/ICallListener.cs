namespace Candor.Dex;

/// <summary>Is told of each summary that an analysis applies.</summary>
internal interface ICallListener
{
    /// <summary>A summary is about to change the caller's state.</summary>
    void Applied(AppliedCall call);
}
