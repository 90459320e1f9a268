package dev.serverlease.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Puts a class of ours in the place of one by which the engine reads and writes its tables. */
public final class EngineSessions {

    private EngineSessions() {}

    /**
     * Called before the engine is built.
     *
     * @param type the engine's own class, under which it asks for it
     * @param ours makes one for each command; a subclass of that type
     */
    public static void replace(ProcessEngineConfigurationImpl engine, Class<?> type, Supplier<Session> ours) {
        var before = engine.getCustomSessionFactories();
        var factories = new ArrayList<SessionFactory>(before == null ? List.of() : before);
        factories.add(factory(type, ours));
        engine.setCustomSessionFactories(factories);
    }

    /** Makes one for each command, for which the engine asks under the given type. */
    public static SessionFactory factory(Class<?> type, Supplier<Session> ours) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return ours.get();
            }
        };
    }
}
