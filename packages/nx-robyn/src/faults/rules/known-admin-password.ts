import type { Rule } from '../fault';

/** An administrator whose password everybody knows. */
export const knownAdminPassword: Rule = {
  name: 'known-admin-password',
  find(project) {
    return project
      .ending('/adminpanel/__init__.py')
      .flatMap((file) => file.matches(/default_admin_password="admin"/).map(({ line }) => ({ path: file.path, line })))
      .map((place) => ({
        ...place,
        what: 'whoever signs in to the admin panel as "admin" with the password "admin" may do everything.',
        why: 'that administrator is made at the start, in production too.',
        mend: '`import os`, and here `default_admin_password=os.environ["ADMIN_PASSWORD"]`; change the password of one that exists',
      }));
  },
};
