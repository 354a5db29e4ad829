/** An object with some methods replaced; the others work on the object itself, which may have private fields. */
export function replaced<Port extends object>(port: Port, methods: Partial<Port>): Port {
  return new Proxy(port, {
    get: (target, property) => {
      const own = Reflect.get(methods, property);
      if (own !== undefined) return own;
      const inner: unknown = Reflect.get(target, property, target);
      return typeof inner === "function" ? inner.bind(target) : inner;
    },
  });
}
