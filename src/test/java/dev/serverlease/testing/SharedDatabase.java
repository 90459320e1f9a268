package dev.serverlease.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a test's context at the database that the tests share. */
public class SharedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPostgres.outliveContexts();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-postgres",
                        Map.of(
                                "spring.datasource.url", TestPostgres.url("shared"),
                                "spring.datasource.username", "sl_runtime",
                                "spring.datasource.password", "runtime")));
    }
}
