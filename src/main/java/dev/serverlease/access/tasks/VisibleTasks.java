package dev.serverlease.access.tasks;

import dev.serverlease.config.EngineSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Puts the product's way to decide on tasks, and on the variables of their cards, in the place of the engine's. */
@Component
class VisibleTasks extends AbstractProcessEnginePlugin {

    private static final String STATEMENTS = "engine/visible-task.xml";

    private final TaskAssignments assignments;

    VisibleTasks(TaskAssignments assignments) {
        this.assignments = assignments;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new NothingStoredForTasks(assignments));
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new TaskChecks()));
        engine.setCustomPostBPMNParseListeners(Stream.concat(
                        Optional.ofNullable(engine.getCustomPostBPMNParseListeners()).stream()
                                .flatMap(List::stream),
                        Stream.of(assignments))
                .collect(Collectors.toCollection(ArrayList::new)));
        EngineSessions.replace(engine, TaskManager.class, VisibleTaskManager::new);
        EngineSessions.replace(engine, VariableInstanceManager.class, VisibleVariableManager::new);
        EngineSessions.replace(engine, AuthorizationManager.class, TaskQueriesUnchecked::new);
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
}
