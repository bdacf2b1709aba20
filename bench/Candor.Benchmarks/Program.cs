using BenchmarkDotNet.Running;
using Candor.Benchmarks;

if (args is ["traffic-cpu"])
{
    TrafficCpu.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
