using System.CommandLine;
using Candor.Server.Commands;

var root = new RootCommand("The server of Candor, and its workers.") { ServeCommand.Create(), WorkerCommand.Create(), ChainCommand.Create(), VaultCommand.Create() };
// The hosts themselves hear signals, and take the time that they need to end well.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
