global using Candor.Cases;
