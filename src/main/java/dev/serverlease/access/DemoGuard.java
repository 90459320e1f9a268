package dev.serverlease.access;

import dev.serverlease.start.RefusedToStart;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Everybody knows the passwords of the demo profile's users. So the demo listens on this machine only and uses only its
 * own database, unless it is forced. Checked before the first connection.
 */
@Component
@Profile("demo")
class DemoGuard implements BeanFactoryPostProcessor, EnvironmentAware {

    @SuppressWarnings("NullAway.Init") // the container sets it before any method is called
    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (environment.getProperty("server-lease.demo.force", Boolean.class, false)) {
            return;
        }
        if (!environment.getProperty("spring.datasource.url", "").isBlank()) {
            throw new RefusedToStart("演示模式不使用外部数据库：请去掉 SPRING_DATASOURCE_URL，或者不用 demo 模式启动；确需如此的，设置"
                    + " server-lease.demo.force=true。 The demo profile keeps to its own database: drop SPRING_DATASOURCE_URL, or"
                    + " start without the demo profile; to do it all the same set server-lease.demo.force=true.");
        }
        if (!isLoopback(environment.getProperty("server.address", ""))) {
            throw new RefusedToStart("演示模式只在本机监听：请去掉 server.address；确需如此的，设置 server-lease.demo.force=true。"
                    + " The demo profile listens on this machine only: drop server.address, or set"
                    + " server-lease.demo.force=true.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
