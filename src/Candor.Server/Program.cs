using System.CommandLine;
using Candor.Server.Commands;

var root = new RootCommand("The server of Candor, and its workers.") { ServeCommand.Create(), WorkerCommand.Create(), ChainCommand.Create() };
return await root.Parse(args).InvokeAsync();
