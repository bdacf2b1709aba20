package example.shapes;

import java.util.HashMap;
import java.util.Map;
import java.util.TimerTask;

/** What a compiler makes of this for Java and for Dalvik must have the same shape; Sample.smali is the latter, by hand. */
public class Sample extends TimerTask implements Comparable<Sample> {
    static final String TAG = "sample-tag";
    private static int[] table = {1000, 2000, 70000};
    private final Map<String, Object> values = new HashMap<String, Object>();
    private long stamp = 1234567890123L;

    public void run() {
        try {
            values.put("device", android.os.Build.MODEL);
            helper(3, new String[] {"one"});
        } catch (IllegalStateException e) {
            throw new RuntimeException("it failed", e);
        }
    }

    private static Sample helper(int which, String[] names) {
        switch (which) {
            case 1: return null;
            case 5000: return new Sample();
            default: return (Object) names instanceof Map ? null : new Sample();
        }
    }

    public int compareTo(Sample other) {
        return Long.compare(stamp, other.stamp);
    }
}
