package dev.footnote.cli.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The system's signals. The JDK's class for them is not part of its API, so it is looked up by name; where it is missing or a signal is taken, nothing is heard of it and the
 * JVM does as it always does.
 */
public final class Signals {

    private Signals() {}

    /**
     * Has a signal handled from now on, each time on a thread of its own.
     *
     * @param name without SIG
     * @param action the action
     * @return restores the state before, and does nothing where nothing could be changed
     */
    public static Runnable on(String name, Runnable action) {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object mine = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return method.getReturnType() == int.class ? (Object) System.identityHashCode(proxy) : null;
                    });
            Object before = handle(name, mine);
            return () -> restore(name, before);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return () -> {};
        }
    }

    private static Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Object named = signal.getConstructor(String.class).newInstance(name);
        return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                .invoke(null, named, handler);
    }

    private static void restore(String name, Object before) {
        try {
            handle(name, before);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("signal " + name + " cannot be given back", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the signals of this JVM cannot be used any more", e);
        }
    }
}
