package dev.serverlease.config;

import java.util.concurrent.CompletableFuture;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.BootstrapRegistry;
import org.springframework.boot.BootstrapRegistryInitializer;

/**
 * The engine's own statements, which are read while Spring and the database start: a sixth of what a start does, and
 * nothing in them depends on the rest. Whether reading them fails is told when the engine is built.
 */
final class EngineMappings {

    private final CompletableFuture<SqlSessionFactory> read = new CompletableFuture<>();

    private EngineMappings() {
        var reader = new Thread(() -> read.completeAsync(() -> new Reader().read(), Runnable::run), "engine-mappings");
        reader.setDaemon(true);
        reader.start();
    }

    /** Called before the engine is built; waits until they have been read. */
    void handTo(ProcessEngineConfigurationImpl engine) {
        engine.setSqlSessionFactory(read.join());
    }

    /** Called when the engine knows its database, before it asks anything of it. */
    static void connect(ProcessEngineConfigurationImpl engine) {
        engine.getSqlSessionFactory()
                .getConfiguration()
                .setEnvironment(new Environment("default", engine.getTransactionFactory(), engine.getDataSource()));
    }

    /** Begins to read as soon as the application starts, and leaves them among its beans. */
    static final class Begun implements BootstrapRegistryInitializer {

        @Override
        public void initialize(BootstrapRegistry early) {
            var mappings = new EngineMappings();
            early.addCloseListener(ready ->
                    ready.getApplicationContext().getBeanFactory().registerSingleton("engineMappings", mappings));
        }
    }

    /** The engine's own way of reading them, without a database. */
    private static final class Reader extends StandaloneProcessEngineConfiguration {

        SqlSessionFactory read() {
            setDatabaseType("postgres");
            setDataSource(new PGSimpleDataSource());
            setTransactionFactory(new ManagedTransactionFactory());
            initSqlSessionFactory();
            return getSqlSessionFactory();
        }
    }
}
