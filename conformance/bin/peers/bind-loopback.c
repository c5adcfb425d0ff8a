/* A server that asks for every interface gets the loopback one: neither Orthanc 1.10 nor DCMTK 3.6.7 has
 * an option to listen on one address, and a test peer must not be reachable from elsewhere. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

typedef int bind_function(int, const struct sockaddr *, socklen_t);

int bind(int socket, const struct sockaddr *address, socklen_t length) {
    bind_function *next = (bind_function *)dlsym(RTLD_NEXT, "bind");
    struct sockaddr_storage copy;

    if (length > sizeof copy)
        return next(socket, address, length);
    memcpy(&copy, address, length);
    if (copy.ss_family == AF_INET) {
        struct sockaddr_in *v4 = (struct sockaddr_in *)&copy;
        if (v4->sin_addr.s_addr == htonl(INADDR_ANY))
            v4->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    } else if (copy.ss_family == AF_INET6) {
        struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&copy;
        if (IN6_IS_ADDR_UNSPECIFIED(&v6->sin6_addr))
            v6->sin6_addr = in6addr_loopback;
    }
    return next(socket, (struct sockaddr *)&copy, length);
}
