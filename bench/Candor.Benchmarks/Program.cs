using BenchmarkDotNet.Running;
using Candor.Benchmarks;

if (args is ["traffic-cpu"])
{
    TrafficCpu.Run();
    return 0;
}

if (args is ["page-stages", .. var page])
{
    return PageStages.Run(page);
}

if (args is ["obfuscate", .. var rest])
{
    return Obfuscate.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Obfuscate).Assembly).Run(args);
return 0;
