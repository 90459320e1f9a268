package dev.serverlease.access.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Puts the product's way to decide on tasks in the place of the engine's. */
@Component
class VisibleTasks extends AbstractProcessEnginePlugin {

    private static final String STATEMENTS = "engine/visible-task.xml";

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new NothingStoredForTasks());
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new TaskChecks()));
        engine.setCustomSessionFactories(List.of(
                inPlaceOf(TaskManager.class, VisibleTaskManager::new),
                inPlaceOf(AuthorizationManager.class, TaskQueriesUnchecked::new)));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        var statements = engine.getSqlSessionFactory().getConfiguration();
        try (var source = new ClassPathResource(STATEMENTS).getInputStream()) {
            new XMLMapperBuilder(source, statements, STATEMENTS, statements.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SessionFactory inPlaceOf(Class<?> type, Supplier<Session> ours) {
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
