namespace Candor.Dex;

/// <summary>What a <see cref="DataMemo"/> knows of one object.</summary>
/// <param name="symbol">The object.</param>
/// <param name="depths">For how many depths its data is kept.</param>
internal sealed class HeldObject(int symbol, int depths)
{
    public int Symbol { get; } = symbol;

    /// <summary>Its fields when they were last looked at; null when none was known.</summary>
    public HeapNode? Fields { get; set; }

    /// <summary>The version in which its fields were last looked at.</summary>
    public long Looked { get; set; }

    /// <summary>The version in which what lies in its fields was last found to be other than before.</summary>
    public long Changed { get; set; }

    /// <summary>Data in its own fields.</summary>
    public int[] Direct { get; set; } = ValueSet.Empty;

    /// <summary>Objects in its own fields that may hold data.</summary>
    public HeldObject[] Objects { get; set; } = [];

    /// <summary>Its data, by how many objects inside one another are looked into.</summary>
    public Layer[] Layers { get; } = new Layer[depths];

    /// <summary>The data of an object down to one depth.</summary>
    internal struct Layer
    {
        private int[]? _data;

        /// <summary>The version for which it is known to be right.</summary>
        public long Verified { get; set; }

        /// <summary>The version in which it was last found to be other than before.</summary>
        public long Changed { get; set; }

        public int[] Data
        {
            readonly get => _data ?? ValueSet.Empty;
            set => _data = value;
        }
    }
}
