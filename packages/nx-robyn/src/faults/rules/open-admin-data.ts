import type { Rule } from '../fault';

/** A route of the admin panel that gives rows out and asks for nobody's rights. */
export const openAdminData: Rule = {
  name: 'open-admin-data',
  find(project) {
    return project.python
      .filter(({ path }) => path.includes('/adminpanel/'))
      .flatMap((file) =>
        file
          .functions()
          .filter(({ decorators, body }) => /\.get\(/.test(decorators) && /\bmodel_admin\./.test(body))
          .filter(({ body }) => !/check_permission|current_user|authenticat|login/i.test(body))
          .map(({ name, line }) => ({
            path: file.path,
            line,
            what: 'whoever asks is given the rows of any table, hashes of passwords too, without signing in.',
            why: `${name}() answers without asking who is signed in.`,
            mend: 'after `route_id` is read: `if not await site.check_permission(request, route_id, "view"): return Response(status_code=403, description="Permission denied")`',
          })),
      );
  },
};
