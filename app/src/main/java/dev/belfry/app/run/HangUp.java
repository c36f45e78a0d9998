package dev.belfry.app.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, by which a Unix service is told to read its configuration again.
 *
 * <p>The JDK has no public API for signals; {@code sun.misc.Signal}, in its module {@code jdk.unsupported}, is what there
 * is and has been the same for decades. It is reached by reflection, since javac warns of every mention of it and lets
 * nobody say that it is meant. Where it is missing, or the system has no such signal, nothing is lost but the signal.
 */
final class HangUp {
    private static final Logger log = LoggerFactory.getLogger(HangUp.class);

    private HangUp() {}

    /** Runs something at each SIGHUP, on a thread of the JVM; instead of the process's end, which is its default. */
    static void runs(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler onSignal = (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return method.invoke(action, arguments);
                }
                action.run();
                return null;
            };
            Object handles = Proxy.newProxyInstance(HangUp.class.getClassLoader(), new Class<?>[] {handler}, onSignal);
            Object hangUp = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, handler).invoke(null, hangUp, handles);
        } catch (ReflectiveOperationException | RuntimeException notHere) {
            log.debug("no SIGHUP here: {}", notHere.toString());
        }
    }
}
